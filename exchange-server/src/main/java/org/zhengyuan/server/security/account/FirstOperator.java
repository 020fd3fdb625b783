package org.zhengyuan.server.security.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.PrivateFile;
import org.zhengyuan.server.security.RandomSecret;

/** The first person: where no operator exists yet, one whose password lies in a private file and must be changed at once. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstOperator implements ApplicationRunner {
    static final String USER_NAME = "operator";
    static final String FILE = "first-sign-in.txt";

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final Path file;

    FirstOperator(Accounts accounts, PasswordEncoder passwords, Clock clock, @Value("${zhengyuan.data}") Path data) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.file = data.resolve(FILE);
    }

    /** The file comes first: a crash between the two leaves a password for nobody, never an account without a password. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (accounts.anyWith(Role.OPERATOR)) {
            return;
        }
        String password = RandomSecret.forPerson();
        PrivateFile.write(file, "user name: " + USER_NAME + "\npassword:  " + password + "\n");
        boolean added = accounts.add(
                Account.created(USER_NAME, passwords.encode(password), null, Set.of(Role.OPERATOR), clock.instant()));
        if (!added) {
            Files.deleteIfExists(file);
        }
    }
}
