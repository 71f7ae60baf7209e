create table account_history (
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `currency` text not null,
  `balance_minor` bigint not null,
  `balance_on` text not null,
  `due_on` text not null,
  `closed_on` text,
  `closed_reason` text check (`closed_reason` in ('settled','not-in-snapshot')),
  `valid_from_on` text not null,
  `valid_until_on` text not null,
  `replaced_by` integer not null,
  foreign key(`replaced_by`) references `imports`(`import_id`),
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`),
  primary key (`customer_id`, `portfolio`, `account_id`, `replaced_by`)
);

create table accounts (
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `currency` text not null,
  `balance_minor` bigint not null,
  `balance_on` text not null,
  `due_on` text not null,
  `closed_on` text,
  `closed_reason` text check (`closed_reason` in ('settled','not-in-snapshot')),
  `valid_from_on` text not null,
  `product` text,
  `creditor` text,
  `external_status` text,
  `opened_on` text,
  `last_payment_on` text,
  `notes` text,
  `extra` text,
  `disputed` integer not null,
  `original_minor` bigint,
  `principal_minor` bigint,
  `interest_minor` bigint,
  `fees_minor` bigint,
  `last_payment_minor` bigint,
  `contract_instalment_minor` bigint,
  `placed_on` text not null,
  `row_mark` bigint,
  `restated_from_on` text,
  `restated_by` integer,
  `import_id` integer not null,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`, `portfolio`, `account_id`)
);

CREATE INDEX `accounts_account_id_portfolio_index` on `accounts` (`account_id`, `portfolio`);

create table assignments (
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `segment` text not null,
  `entered_on` text not null,
  `left_on` text,
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`),
  primary key (`customer_id`, `portfolio`, `account_id`, `entered_on`)
);

create table batches (
  `batch_id` integer not null primary key autoincrement,
  `as_of_on` text not null,
  `state` text not null check (`state` in ('draft','approved','dispatched','discarded')),
  `hash` text not null,
  `import_id` integer not null,
  `candidates` integer not null,
  `messages` integer not null,
  `excluded` integer not null,
  `summary` text not null,
  `drafted_at` text not null,
  `outdated` integer not null default '0',
  `erased` integer not null default '0',
  `taken_back_after` integer,
  `unknown_customers` integer,
  `approved_by` text,
  `approved_at` text,
  `dispatched_at` text,
  `dispatched_on` text,
  `files_at` text
);

create table consents (
  `customer_id` text not null,
  `channel` text not null,
  `dated` integer not null,
  `since_on` text not null,
  `state` text not null check (`state` in ('granted','refused')),
  `evidence` text,
  `form` text check (`form` in ('written')),
  `import_id` integer,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`, `channel`, `dated`)
);

create table customers (
  `customer_id` text not null,
  `national_id` text,
  `full_name` text,
  `first_name` text,
  `company` text,
  `language` text,
  `address` text,
  `city` text,
  `region` text,
  `postal_code` text,
  `country` text,
  `time_zone` text,
  `preferred_channel` text,
  `preferred_hours` text,
  `form_of_address` text,
  `payday` text,
  `income_currency` text,
  `means_on` text,
  `phones` text not null,
  `emails` text not null,
  `monthly_income_minor` bigint,
  `monthly_expenses_minor` bigint,
  `created_by` integer,
  `import_id` integer not null,
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`)
);

create table erasures (
  `erasure_id` integer not null primary key autoincrement,
  `customer_id` text not null,
  `erased_on` text not null,
  `reason` text not null check (`reason` in ('customer-request','retention','legal-order','mistake'))
);

CREATE INDEX `erasures_customer_id_index` on `erasures` (`customer_id`);

create table exclusions (
  `batch_id` integer not null,
  `customer_id` text not null,
  `segment` text not null,
  `reason` text not null,
  `barriers` text not null,
  foreign key(`batch_id`) references `batches`(`batch_id`),
  foreign key(`customer_id`) references `customers`(`customer_id`),
  primary key (`batch_id`, `customer_id`)
);

create table holds (
  `hold_id` integer not null primary key autoincrement,
  `customer_id` text not null,
  `portfolio` text,
  `account_id` text,
  `reason` text not null check (`reason` in ('deceased','legal-representation','breathing-space','vulnerability','bereavement','insolvency','hardship','wrong-person','complaint','dispute','agreement','promise','pause')),
  `from_on` text not null,
  `until_on` text,
  `review_on` text,
  `stops_clock` integer not null,
  `support_need` text check (`support_need` in ('human-contact-only','more-time','plain-language','large-print','other-language','sign-language','no-telephone','no-internet','trusted-third-party','home-visit-never')),
  `evidence` text,
  `added_on` text not null,
  `released_on` text,
  `release_outcome` text check (`release_outcome` in ('met','broken','cancelled')),
  `import_id` integer,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`import_id`) references `imports`(`import_id`),
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`)
);

CREATE INDEX `holds_customer_id_index` on `holds` (`customer_id`);

create table import_changes (
  `customer_id` text not null,
  `record` text not null,
  `row_key` text not null,
  `before` text not null,
  `import_id` integer not null,
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`, `import_id`, `record`, `row_key`)
);

create table imports (
  `import_id` integer not null primary key autoincrement,
  `kind` text not null check (`kind` in ('portfolio','payments','interactions','requests','outcomes','customers')),
  `portfolio` text not null,
  `file_name` text not null,
  `sha256` text not null,
  `content_key` text not null,
  `mode` text not null check (`mode` in ('snapshot','update')),
  `as_of_on` text not null,
  `fresh_on` text not null,
  `imported_at` text not null,
  `rows` integer not null,
  `accepted` integer not null,
  `refused` integer not null,
  `created` integer not null,
  `updated` integer not null,
  `unchanged` integer not null,
  `closed` integer not null,
  `summary` text not null,
  `undone_at` text
);

CREATE INDEX `imports_kind_content_key_index` on `imports` (`kind`, `content_key`);

create table interactions (
  `customer_id` text not null,
  `interaction_key` text not null,
  `kind` text not null check (`kind` in ('message','contact')),
  `direction` text not null check (`direction` in ('out','in')),
  `channel` text not null,
  `portfolio` text,
  `account_id` text,
  `segment` text,
  `step` text,
  `on_day` text not null,
  `at_time` text,
  `result` text,
  `address` text,
  `reason` text,
  `reason_text` text,
  `agent` text,
  `details` text,
  `batch_id` integer,
  `import_id` integer,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`batch_id`) references `batches`(`batch_id`),
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`, `interaction_key`)
);

CREATE INDEX `interactions_import_id_index` on `interactions` (`import_id`);

create table messages (
  `batch_id` integer not null,
  `customer_id` text not null,
  `message_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `segment` text not null,
  `step` text not null,
  `template` text not null,
  `tone` text not null,
  `channel` text not null,
  `locale` text not null,
  `recipient` text not null,
  `body` text not null,
  `recipient_name` text,
  `subject` text,
  `send_on` text not null,
  `not_before` text not null,
  `not_after` text not null,
  `time_zone` text not null,
  `step_key` text not null,
  `currency` text not null,
  `amount_minor` bigint not null,
  `due_on` text not null,
  `accounts` integer not null,
  `parts` integer not null,
  `cost_minor` bigint not null,
  `offer_lapses_on` text,
  `decision` text not null,
  foreign key(`batch_id`) references `batches`(`batch_id`),
  foreign key(`customer_id`) references `customers`(`customer_id`),
  primary key (`batch_id`, `customer_id`)
);

CREATE INDEX `messages_message_id_index` on `messages` (`message_id`);

create table offers (
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `offered_on` text not null,
  `lapses_on` text not null,
  `currency` text not null,
  `balance_minor` bigint not null,
  `capacity_minor` bigint not null,
  `capacity_source` text not null,
  `basis` text not null,
  `options` text not null,
  `rejected` text not null,
  `sent_on` text,
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`),
  primary key (`customer_id`, `portfolio`, `account_id`)
);

create table outcomes (
  `customer_id` text not null,
  `outcome_key` text not null,
  `outcome` text not null check (`outcome` in ('sent','delivered','opened','clicked','replied','answered','no-answer','soft-failed','bounced','unsubscribed','complaint')),
  `on_day` text not null,
  `channel` text,
  `address` text,
  `message_ref` text,
  `portfolio` text,
  `account_id` text,
  `details` text,
  `batch_id` integer,
  `import_id` integer not null,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`batch_id`) references `batches`(`batch_id`),
  foreign key(`import_id`) references `imports`(`import_id`),
  primary key (`customer_id`, `outcome_key`)
);

CREATE INDEX `outcomes_import_id_index` on `outcomes` (`import_id`);

create table payments (
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `payment_key` text not null,
  `paid_on` text not null,
  `amount_minor` bigint not null,
  `currency` text not null,
  `reference` text,
  `payment_id` text,
  `kind` text not null default 'payment' check (`kind` in ('payment','reversal','credit-note')),
  `matched_by` text,
  `part` integer not null default '1',
  `reverses` text,
  `source` text not null check (`source` in ('file','settlement')),
  `import_id` integer not null,
  foreign key(`import_id`) references `imports`(`import_id`),
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`),
  primary key (`customer_id`, `portfolio`, `account_id`, `payment_key`)
);

CREATE INDEX `payments_import_id_index` on `payments` (`import_id`);

CREATE INDEX `payments_payment_id_index` on `payments` (`payment_id`);

CREATE INDEX `payments_reference_index` on `payments` (`reference`);

create table promises (
  `promise_id` integer not null primary key autoincrement,
  `customer_id` text not null,
  `portfolio` text not null,
  `account_id` text not null,
  `amount_minor` bigint not null,
  `currency` text not null,
  `made_on` text not null,
  `due_on` text not null,
  `cancelled_on` text,
  `source` text not null check (`source` in ('command','interaction','outcome')),
  `import_id` integer,
  foreign key(`import_id`) references `imports`(`import_id`),
  foreign key(`customer_id`, `portfolio`, `account_id`) references `accounts`(`customer_id`, `portfolio`, `account_id`)
);

CREATE INDEX `promises_customer_id_portfolio_account_id_index` on `promises` (`customer_id`, `portfolio`, `account_id`);

CREATE INDEX `promises_import_id_index` on `promises` (`import_id`);

create table requests (
  `statement_id` integer not null primary key autoincrement,
  `customer_id` text not null,
  `request_key` text not null,
  `kind` text not null check (`kind` in ('stop-contact','wrong-person','dispute','pause','talk-to-person','financial-statement','breakdown','adjust-plan','defer','already-paid')),
  `on_day` text not null,
  `until_on` text,
  `answer_due_on` text,
  `answered_on` text,
  `state` text not null check (`state` in ('open','granted','refused','withdrawn')),
  `channel` text,
  `address` text,
  `portfolio` text,
  `account_id` text,
  `details` text,
  `import_id` integer,
  foreign key(`customer_id`) references `customers`(`customer_id`),
  foreign key(`import_id`) references `imports`(`import_id`)
);

CREATE INDEX `requests_customer_id_request_key_index` on `requests` (`customer_id`, `request_key`);

CREATE INDEX `requests_import_id_index` on `requests` (`import_id`);

create table runs (
  `run_id` integer not null primary key autoincrement,
  `as_of_on` text not null,
  `state` text not null check (`state` in ('running','done','failed','abandoned')),
  `host` text not null,
  `process_id` integer not null,
  `started_at` text not null,
  `ended_at` text,
  `summary` text
);

create table segment_days (
  `day` text not null,
  primary key (`day`)
);

create table suppressions (
  `hash` text not null,
  `channel` text not null,
  `since_on` text not null,
  `key_id` text not null,
  primary key (`hash`, `channel`)
);

CREATE INDEX `suppressions_key_id_index` on `suppressions` (`key_id`);
