/** Where things are kept: `node_modules/.cache/frist` of this installation. */
export declare const cacheFolder: string;

/**
 * What was kept under this name, if it was made from exactly these parts and has not changed since.
 * @param name of one thing in this installation, such as the path of the file it is made of
 * @param madeFrom everything that decides what is made: texts, versions; order counts
 */
export declare function readKept(name: string, madeFrom: readonly (string | Uint8Array)[], folder?: string): Buffer | undefined;

/** Keeps it for next time in place of what had this name, if that is possible; says nothing if not. */
export declare function keep(name: string, madeFrom: readonly (string | Uint8Array)[], made: Uint8Array, folder?: string): void;
