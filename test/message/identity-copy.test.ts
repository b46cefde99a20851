import { describe, expect, it } from 'vitest';
import { identityCopies } from '../../src/message/identity-copy.ts';

const file = (fileName: string | undefined, contentType = 'image/jpeg', size = 400_000) => ({ fileName, contentType, size });
const found = (fileName: string, text = 'Hei, jeg vil ha innsyn.') => identityCopies({ attachments: [file(fileName)], text });

describe('a file name', () => {
  it.each([
    'pass.jpg',
    'Passet mitt.png',
    'passkopi_kari.jpeg',
    'MittPass2.jpg',
    'kopi av pass.jpg',
    'passport.jpg',
    'passport-scan.pdf',
    'Førerkort forside.jpg',
    'forerkort.jpg',
    'førarkort.jpg',
    'førekort bakside.heic',
    'legitimasjon.pdf',
    'leg.jpg',
    'leg_kopi.jpg',
    'id-kort.jpg',
    'ID kort bak.jpg',
    'idkort.png',
    'id.jpg',
    'ID front 1.png',
    'bankkort.jpg',
    'driving licence.jpg',
    'drivers_license.jpg',
    "driver's license.jpg",
    'körkort.jpg',
    'kørekort.jpg',
    'identity card.pdf',
    'Reisepass.jpg',
    'nasjonalt id-kort.jpg',
  ])('%s is a proof of identity', (name) => {
    expect(found(name)).toEqual([0]);
  });

  it.each([
    'kompass.jpg',
    'passord.png',
    'passasjerliste.pdf',
    'boarding-pass.pdf',
    'Boarding Pass OSL.png',
    'ski pass.jpg',
    'tilpasset kart.png',
    'bypass.pdf',
    'passivhus.pdf',
    'pass på hunden.jpg',
    'legekontor.pdf',
    'legg.jpg',
    'broken leg.jpg',
    'order-id-4711.png',
    'kandidat.pdf',
    'video.jpg',
    'faktura.pdf',
    'kundekort.jpg',
    'førerprøve.pdf',
    'IMG_2041.jpg',
    'image001.png',
  ])('%s is none', (name) => {
    expect(found(name)).toEqual([]);
  });

  it('says nothing of a file that is no picture and no PDF', () => {
    expect(identityCopies({ attachments: [file('pass.xlsx', 'application/vnd.ms-excel')], text: '' })).toEqual([]);
  });

  it('is believed where the phone sent the picture as bytes', () => {
    expect(identityCopies({ attachments: [file('pass.HEIC', 'application/octet-stream')], text: '' })).toEqual([0]);
  });

  it('is looked at for each attachment', () => {
    const attachments = [file('logo.png'), file('pass.jpg'), file('faktura.pdf', 'application/pdf'), file('førerkort.jpg')];

    expect(identityCopies({ attachments, text: '' })).toEqual([1, 3]);
  });
});

describe('the words', () => {
  it.each([
    'Hei. Vedlagt følger kopi av passet mitt. Mvh Kari',
    'Jeg legger ved bilde av førerkortet.',
    'Eg legg ved kopi av legitimasjonen min.',
    'Legitimasjon er vedlagt.',
    'Attached is a copy of my passport.',
    'Please find my driving licence enclosed.',
    'Jag bifogar en kopia av mitt körkort.',
    'Jeg vedhæfter et billede af mit kørekort.',
    'Anbei eine Kopie meines Personalausweises.',
  ])('%s: the picture is a proof of identity', (text) => {
    expect(found('IMG_2041.jpg', text)).toEqual([0]);
  });

  it.each([
    'Jeg legger ikke ved kopi av passet mitt.',
    'Skal jeg sende kopi av pass? Vedlagt er skjermbilde av feilen.',
    'Vedlagt er et bilde av døra. Pass på at den ikke slår igjen.',
    'Hvis dere trenger det, legger jeg ved kopi av legitimasjon.',
    'I will not attach a copy of my passport.',
    'Se vedlegg.',
    'Dere har tatt kopi av passet mitt og lagret det.',
  ])('%s: the picture may be anything', (text) => {
    expect(found('IMG_2041.jpg', text)).toEqual([]);
  });

  it('mean no logo of a signature', () => {
    const attachments = [file('image001.png', 'image/png', 90_000), file(undefined, 'image/gif', 900), file('IMG_1.jpg')];

    expect(identityCopies({ attachments, text: 'Kopi av passet er vedlagt.' })).toEqual([2]);
  });

  it('mean the one PDF, and no PDF beside others', () => {
    const text = 'Kopi av passet er vedlagt.';
    const pdf = file('scan0001.pdf', 'application/pdf');

    expect(identityCopies({ attachments: [pdf], text })).toEqual([0]);
    expect(identityCopies({ attachments: [pdf, file('brev.pdf', 'application/pdf')], text })).toEqual([]);
  });
});
