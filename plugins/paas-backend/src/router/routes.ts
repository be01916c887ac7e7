import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Permission } from '@backstage/plugin-permission-common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Requester } from '../operations/types';

/** What a handler is given: the request, and whoever sent it. */
export interface RouteContext {
  request: Request;
  response: Response;
  credentials: BackstageCredentials;
}

/** What a route answers when all is well. */
export interface Answer {
  /** 200 by default. */
  status?: number;
  /** Left out: nothing, or text. */
  schema?: z.ZodType;
  /** JSON by default. */
  mediaType?: string;
}

/**
 * A route of this plugin.
 *
 * @remarks
 * `permissions` names what is demanded besides a sign-in, by the Authorized…
 * decorator that the handler calls; an empty list means that everybody signed in
 * may ask. It stands here so that no route can be added without an answer.
 */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** What it is for, in a line. It and what follows stand in `/openapi.json`. */
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  answer: Answer;
  /** Whose calls are let in. Changes are only ever made for a person. */
  allow: ('user' | 'service')[];
  permissions: Permission[];
  handle(context: RouteContext): Promise<void>;
}

/** The person behind a call, and the plugin that acts for the person if one does. */
export function requesterOf(credentials: BackstageCredentials): Requester {
  const principal = credentials.principal as {
    userEntityRef: string;
    actor?: { subject: string };
  };
  return { user: principal.userEntityRef, via: principal.actor?.subject };
}
