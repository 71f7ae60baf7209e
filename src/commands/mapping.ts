import { basename, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { systemZone } from '../domain/time-zone.ts';
