// From `data/` to Knowledge: everything is parsed here, every fault is listed at once, the rest of the code trusts it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Fault, Faults } from './faults.ts';
import {
  addressesFile,
  calibrationFile,
  domainsFile,
  emergencyFile,
  interviewFile,
  meaningFile,
  schemeFile,
  secondCalibrationFile,
  signalFile,
  thresholdsFile,
  topicFile,
} from './schema.ts';
import type { Knowledge } from './types.ts';

/** Reads what understanding needs from the data folder. Throws `Faults`. */
export function loadKnowledge(folder: string): Knowledge {
  const reader = new FolderReader(folder);
  const schemes = reader.folders('schemes').map((id) => reader.file(`schemes/${id}/scheme.json`, schemeFile));
  const meanings = reader.files('meanings').map((file) => reader.file(file, meaningFile));
  const signals = reader.files('signals').map((file) => reader.file(file, signalFile));
  const topics = reader.files('topics').map((file) => reader.file(file, topicFile));
  const emergencies = reader.files('emergencies').map((file) => reader.file(file, emergencyFile));
  const interview = reader.file('questions/interview.json', interviewFile);
  const domains = reader.file('lexicon/official-domains.json', domainsFile);
  const addresses = reader.file('lexicon/addresses.json', addressesFile);
  const thresholds = reader.file('thresholds.json', thresholdsFile);
  const calibration = reader.file('model/calibration.json', calibrationFile);
  const secondCalibration = reader.file('model/reader/calibration.json', secondCalibrationFile);
  if (reader.faults.length > 0) throw new Faults(reader.faults);
  return {
    schemes: schemes.filter((scheme) => scheme!.status === 'stable').map((scheme) => scheme!),
    losses: emergencies.flatMap((emergency) => emergency!.lost ?? []),
    meanings: meanings.map((meaning) => meaning!),
    signals: signals.map((signal) => signal!),
    topics: topics.map((topic) => topic!),
    interview: interview!,
    officialDomains: new Set(domains!.flatMap((entry) => entry.domains)),
    genuineDomains: new Set(addresses!.genuine),
    brands: addresses!.brands,
    shorteners: new Set(addresses!.shorteners),
    serviceNumbers: new Set(addresses!.serviceNumbers),
    thresholds: thresholds!,
    calibration: calibration!,
    secondCalibration: secondCalibration!,
  };
}

class FolderReader {
  readonly faults: Fault[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  folders(path: string): string[] {
    return this.#list(path, (entry) => entry.isDirectory());
  }

  /** The JSON files of a folder, in the order of their names, as paths from the data folder. */
  files(path: string): string[] {
    return this.#list(path, (entry) => entry.isFile() && entry.name.endsWith('.json')).map(
      (name) => `${path}/${name}`,
    );
  }

  file<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(this.#folder, path), 'utf8')));
      if (parsed.success) return parsed.data;
      for (const { path: field, message } of parsed.error.issues) this.#fault(path, field.join('.'), message);
    } catch (error) {
      this.#fault(path, '', error instanceof Error ? error.message : String(error));
    }
    return null;
  }

  #list(
    path: string,
    wanted: (entry: { isFile(): boolean; isDirectory(): boolean; name: string }) => boolean,
  ): string[] {
    try {
      return readdirSync(join(this.#folder, path), { withFileTypes: true })
        .filter(wanted)
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      this.#fault(path, '', error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  #fault(path: string, field: string, what: string): void {
    this.faults.push({ file: `data/${path}`, field, what });
  }
}
