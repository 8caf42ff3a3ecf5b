/** The elements of a part of the view down to its chunks. A selector would be asked of everything that is in these, too. */
export const outline = (part) => [part, ...(part.matches('.chunk') ? [] : [...part.children].flatMap(outline))]
