import { z } from 'zod';

/** No control characters, written out: `\p{Cc}` is not understood by every reader of the OpenAPI document. */
const oneLine = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u;

/** Text of one line: it may become a mail header or an entry of a list, where a line break would begin something else. */
export const line = (charsMax: number) => z.string().max(charsMax).regex(oneLine, 'must be one line without control characters');
