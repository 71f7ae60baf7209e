/** Whether an assignment held on a day, which is bound twice. */
export const assignedOn = (table: string): string =>
  `${table}.entered_on <= ? and (${table}.left_on is null or ${table}.left_on > ?)`;
