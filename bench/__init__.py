"""What the tool and its packages cost, each figure beside its floor: `make bench`."""
