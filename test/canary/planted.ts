// What the canary plants in the bot itself. No mark stands in this file: it is loaded into the heap that is searched.

/** A text with this word makes the pipeline throw, the text in the error. */
export const throwWord = 'zvaliszja';

/** Stays in the heap; a search that does not find it proves nothing. */
export const controlMark = 'vxqzpkontrol';
