package org.zhengyuan.server.security.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.AccessRefusal;

/** A person replaces their own password. */
@Component
public class ChangingPassword {
    private static final Logger LOG = LoggerFactory.getLogger(ChangingPassword.class);
    private static final int SHORTEST = 12;
    /** bcrypt reads no further. */
    private static final int MOST_BYTES = 72;

    private final Accounts accounts;
    private final AccountStandings standings;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final Path firstSignIn;

    public ChangingPassword(
            Accounts accounts,
            AccountStandings standings,
            PasswordEncoder passwords,
            Clock clock,
            @Value("${zhengyuan.data}") Path data) {
        this.accounts = accounts;
        this.standings = standings;
        this.passwords = passwords;
        this.clock = clock;
        this.firstSignIn = data.resolve(FirstOperator.FILE);
    }

    /**
     * Sets the new password; every session of the old one ends, the present one too. Tries count as tries to sign in.
     *
     * @throws org.zhengyuan.exchange.problem.ProblemException if the present password is wrong or the new one will not do
     */
    public void change(String userName, String present, String next) {
        Account account = accounts.find(userName).orElseThrow(AccessRefusal.PASSWORD_WRONG::toProblem);
        if (account.origin() != null) {
            throw AccessRefusal.OUTSIDE_ACCOUNT.toProblem();
        }
        if (next.codePointCount(0, next.length()) < SHORTEST
                || next.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || next.equals(present)) {
            throw AccessRefusal.PASSWORD_WEAK.toProblem();
        }
        if (!accounts.beginTry(account.accountId(), clock.instant(), SignInLock.STANDARD)
                || !passwords.matches(present, account.password())) {
            throw AccessRefusal.PASSWORD_WRONG.toProblem();
        }
        accounts.changePassword(account.accountId(), passwords.encode(next), false);
        standings.changed(userName);
        if (userName.equals(FirstOperator.USER_NAME)) {
            forgetFirstPassword();
        }
    }

    private void forgetFirstPassword() {
        try {
            Files.deleteIfExists(firstSignIn);
        } catch (IOException e) {
            LOG.warn("{} holds a password that is no longer valid and cannot be deleted", firstSignIn);
        }
    }
}
