const mostRemembered = 1000;

/** Texts longer than this may be cut from a large piece of a file, and remembering them would keep all of it. */
const longestRemembered = 12;

/** The same reading of a text, that looks up what it read before: columns of codes hold the same few words in every row. */
export const remembered = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longestRemembered) return read(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    if (known.size >= mostRemembered) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
};
