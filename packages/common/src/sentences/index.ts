export { recognizeSentence, type Recognized } from './recognizeSentence';
export { NESTED, say, sentences, type SentenceKey } from './say';
