// What moves, or would: nothing may, when the learner asks for less motion.
(section) =>
  Array.from(section.querySelectorAll("*"))
    .filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    })
    .map((element) => element.outerHTML.slice(0, 100))
