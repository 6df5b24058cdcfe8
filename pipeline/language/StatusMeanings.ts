/** What each status of a value, or reason of a gap, means in words that stand beneath a table. */
export interface StatusMeanings {
  readonly provisional: string;
  readonly revised: string;
  readonly estimated: string;
  readonly forecast: string;
  readonly imputed: string;
  readonly break: string;
  readonly definitionDiffers: string;
  readonly lowReliability: string;
  readonly notSignificant: string;
  readonly confidential: string;
  readonly notApplicable: string;
  readonly notComputed: string;
  readonly notAvailable: string;
}
