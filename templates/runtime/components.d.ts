// What `builder/render.py` writes as `components.js`: the components that the course uses, by folder.
export const components: Readonly<
  Record<
    string,
    import("./course.js").QuestionType & {
      mount: (
        element: HTMLElement,
        context: { data: any; texts: import("./progress.js").Texts; announce: (text: string) => void },
      ) => (view: any) => void;
    }
  >
>;
