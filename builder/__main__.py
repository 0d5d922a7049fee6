"""`python -m builder`: the command line, where the folder of the command `modulbygger` is not on the PATH."""

from builder.entry import main

if __name__ == "__main__":
    main()
