/** A text for staff in the languages of the console. */
export interface Label {
  readonly en: string;
  readonly es: string;
}
