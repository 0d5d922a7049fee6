// The words of a page's blocks that are not drawn. Not counted: controls and their words, what only the script shows
// (`[data-script]`, places it fills), feedback and solutions, and names that are there for screen readers.
(section, { allowed }) => {
  const walker = document.createTreeWalker(section.querySelector(".blocks"), NodeFilter.SHOW_TEXT);
  const unread = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent.trim();
    if (!words || element.closest(allowed)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const drawn = Array.from(range.getClientRects()).some((box) => box.width > 1 && box.height > 1);
    if (!drawn || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      unread.push(`${element.tagName.toLowerCase()}.${element.className}: ${words.slice(0, 60)}`);
  }
  return unread;
}
