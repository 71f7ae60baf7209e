import { longestPiece } from '../xml/xml-limits.ts';
import type { XmlEvents } from './xml-parts.ts';

/** Gathers the texts of an element of the name, its pieces of different looks put together and readings aids left out. */
export const stringText = (element: string, take: (text: string) => void): Required<Omit<XmlEvents, 'pause'>> => {
  let text = '';
  let inText = false;
  let inReading = false;
  return {
    open: (name) => {
      if (name === element) text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    text: (piece) => {
      if (inText) text += piece;
      if (text.length > longestPiece) throw new Error('a text longer than any cell');
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === element) take(text);
    },
  };
};
