// natural types its classifiers only for the whole package, which takes a second to load and prints advertisements.
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    constructor(stemmer: { stem(word: string): string }, smoothing?: number);
    addDocument(text: string, label: string): void;
    train(): void;
    classify(text: string): string;
  }
}
