-- People whom an OpenID Connect issuer outside names: an account without a password, for records and stops.
ALTER TABLE account ADD COLUMN issuer text, ADD COLUMN subject text;
ALTER TABLE account ADD CONSTRAINT account_origin CHECK ((issuer IS NULL) = (subject IS NULL));
CREATE UNIQUE INDEX account_by_origin ON account (issuer, subject) WHERE issuer IS NOT NULL;
COMMENT ON COLUMN account.issuer IS 'null for accounts with a password of this installation';
COMMENT ON COLUMN account.subject IS 'the claim sub of that issuer';

GRANT UPDATE (department) ON account TO zhengyuan_app;
