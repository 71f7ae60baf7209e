/** What a customer's address and own words say of where they are, as files have it. */
export interface Located {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly timeZone: string | null;
}
