import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Picture } from './draw-samples.ts';

/** One page with all pictures beside each other, in both languages, to be looked through; it lies in the folder above theirs. */
export async function writeContactSheet(file: string, byLanguage: Readonly<Record<string, readonly Picture[]>>): Promise<void> {
  const names = Object.values(byLanguage)[0]?.map(({ name }) => name) ?? [];
  const cell = (language: string, name: string) => {
    const picture = byLanguage[language]?.find((each) => each.name === name);
    return picture
      ? `<a href="${language}/${basename(picture.file)}"><img src="${language}/${basename(picture.file)}" alt=""></a>`
      : '';
  };
  const rows = names.map(
    (name) =>
      `<section><h2>${name}</h2>${Object.keys(byLanguage)
        .map((language) => cell(language, name))
        .join('')}</section>`,
  );
  await writeFile(
    file,
    `<!doctype html>\n<meta charset="utf-8">\n<title>Frist in Slack</title>\n<style>${style}</style>\n${rows.join('\n')}\n`,
  );
}

const style = `
  body { font: 13px sans-serif; margin: 12px; columns: 4 420px; background: #eee; }
  section { break-inside: avoid; margin-bottom: 16px; }
  h2 { font-size: 13px; margin: 0 0 4px; }
  a { display: inline-block; width: 49%; vertical-align: top; max-height: 420px; overflow: hidden; }
  img { width: 100%; border: 1px solid #ccc; background: #fff; }
`;
