-- Who may do what is a ruling too. Passwords, counters and last uses stay out of it.
CREATE TRIGGER client_is_fact AFTER INSERT OR UPDATE ON client FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('16', 'access-change', 'client_id', '', 'department', 'last_used_on');
CREATE TRIGGER account_is_fact AFTER INSERT OR UPDATE ON account FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('16', 'access-change', 'account_id', '', 'department',
        'password,must_change_password,generation,failed_attempts,locked_until,last_sign_in_on');
CREATE TRIGGER access_event_is_fact AFTER INSERT ON access_event FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('16', 'access-change', 'event_id', 'actor', '', '');
