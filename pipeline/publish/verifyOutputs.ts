/** Says whether outputs are those of the sources: what was built, what is built anew, and what lies in the folder, by digest. */
import { type BuildSettings, MANIFEST_FORM, type Manifest } from './Manifest.ts';

export interface Verification {
  /** Whether everything is the same. */
  readonly same: boolean;
  readonly outputs: readonly VerifiedOutput[];
  /** Those that are other than when the outputs were built. */
  readonly inputs: readonly ChangedInput[];
  /** Where another version of the pipeline built them. */
  readonly pipeline?: { readonly built: string; readonly now: string };
  /** What the command line said when they were built; the build was made anew with the same. */
  readonly settings: BuildSettings;
  /** Whether they are a draft; so was what was made anew. */
  readonly draft?: true;
}

export interface VerifiedOutput {
  readonly path: string;
  /**
   * `differs`: the sources give other bytes now; `edited`: the file is not the one that was built; `missing`: there is no
   * file; `unmade`: the sources give no such file now.
   */
  readonly state: 'same' | 'differs' | 'edited' | 'missing' | 'unmade';
}

export interface ChangedInput {
  readonly path: string;
  readonly state: 'changed' | 'new' | 'gone';
}

export interface RebuiltOutputs {
  readonly pipeline: string;
  /** SHA-256 by path. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Undefined where the sources cannot be built any more. */
  readonly outputs: ReadonlyMap<string, string> | undefined;
  /** SHA-256 of the file that lies in the output folder. */
  readonly found: (path: string) => string | undefined;
  /** Of the manifest itself, which names no digest of its own. */
  readonly manifest: string;
}

export function verifyOutputs(manifest: Manifest, rebuilt: RebuiltOutputs): Verification {
  const outputs = Object.entries({ ...manifest.earlierOutputs, ...manifest.outputs }).map(
    ([path, digest]): VerifiedOutput => {
      const found = rebuilt.found(path);
      const now = rebuilt.outputs?.get(path);
      if (found === undefined) return { path, state: 'missing' };
      if (found !== digest) return { path, state: 'edited' };
      if (now === undefined) return { path, state: 'unmade' };
      return { path, state: now === digest ? 'same' : 'differs' };
    },
  );
  const built = new Map(Object.entries(manifest.inputs));
  const inputs = [...new Set([...built.keys(), ...rebuilt.inputs.keys()])]
    .sort()
    .flatMap((path): ChangedInput[] => {
      const [before, now] = [built.get(path), rebuilt.inputs.get(path)];
      if (before === now) return [];
      return [{ path, state: before === undefined ? 'new' : now === undefined ? 'gone' : 'changed' }];
    });
  const isOtherVersion = manifest.pipeline !== rebuilt.pipeline;
  const isSame = inputs.length === 0 && outputs.every(({ state }) => state === 'same');
  // Where something else differs, or was not made by one build, the manifest differs for its sake.
  const isOfThis =
    isSame && !isOtherVersion && manifest.form === MANIFEST_FORM && manifest.earlierOutputs === undefined;
  const isEdited = isOfThis && rebuilt.found(rebuilt.manifest) !== rebuilt.outputs?.get(rebuilt.manifest);
  return {
    same: isSame && !isEdited,
    outputs: isEdited ? [...outputs, { path: rebuilt.manifest, state: 'edited' }] : outputs,
    inputs,
    ...(isOtherVersion ? { pipeline: { built: manifest.pipeline, now: rebuilt.pipeline } } : {}),
    settings: manifest.settings ?? {},
    ...(manifest.draft === undefined ? {} : { draft: true }),
  };
}
