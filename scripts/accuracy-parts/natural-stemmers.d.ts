// natural types its stemmers only for the whole package, which takes a second to load and prints advertisements.
declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
