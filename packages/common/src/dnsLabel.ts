import { z } from 'zod';

/**
 * A DNS label as Kubernetes wants it for names of Services: lower-case, starts
 * with a letter, ends with a letter or digit, at most 63 characters.
 * Source: RFC 1035 section 2.3.1, narrowed to lower case.
 */
export const dnsLabelSchema = z
  .string()
  .min(1, 'Give a name')
  .max(63, 'At most 63 characters')
  .regex(
    /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    'Use lower-case letters, digits and hyphens; start with a letter, end with a letter or digit',
  );
