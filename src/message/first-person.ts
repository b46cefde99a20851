/**
 * Somebody says "I" or "my" in nb, nn, sv, da, en or de. Footers and programs do not. Nordic sentences hold the preposition
 * "i" and begin with "I", so the English one counts before a verb or inside of a sentence only.
 */
export const speaksOfMyself =
  /(?<!\p{L})(?:[Jj]eg|[Ee]g|[Ææ]|[Jj]ag|[Ii]ch|[Mm]eg|[Mm]ig|[Mm]itt|[Mm]ine?|[Mm]ina|[Mm]eine?|[Mm]y)(?!\p{L})|\p{Ll} I(?= \p{Ll})|(?<!\p{L})I(?:['’](?:m|ve|d|ll)|(?= (?:am|have|had|was|do|did|can|could|got|get|never|think|paid|see|would|want|need|ask)(?!\p{L})))/u;
