import { Command } from 'commander';
import type { Context } from '../../terminal/context.ts';
import { importPaymentsCommand } from './payments.ts';
import { importPortfolioCommand } from './portfolio.ts';

export const importCommand = (context: Context): Command =>
  new Command('import')
    .description('take in files from creditors: portfolios and payments')
    .addCommand(importPortfolioCommand(context))
    .addCommand(importPaymentsCommand(context));
