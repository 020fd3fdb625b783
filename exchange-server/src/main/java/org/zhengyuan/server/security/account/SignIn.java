package org.zhengyuan.server.security.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.ActorAuthentication;
import org.zhengyuan.server.security.RandomSecret;
import org.zhengyuan.server.security.Standing;

/**
 * Signs a person in by user name and password. An unknown name, a wrong password, a locked and a stopped account all fail in the same
 * words and after the same work, so that nothing tells which names exist.
 */
@Component
public class SignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobodysPassword;

    public SignIn(Accounts accounts, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysPassword = passwords.encode(RandomSecret.forPerson());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String password =
                tried.getCredentials() == null ? "" : tried.getCredentials().toString();
        Account account =
                accounts.find(tried.getName().strip().toLowerCase(Locale.ROOT)).orElse(null);
        if (account == null
                || account.origin() != null
                || !accounts.beginTry(account.accountId(), clock.instant(), SignInLock.STANDARD)) {
            passwords.matches(password, nobodysPassword);
            throw refused();
        }
        if (!passwords.matches(password, account.password()) || account.status() != Standing.ACTIVE) {
            throw refused();
        }
        accounts.signedIn(account.accountId(), LocalDate.now(clock));
        return new ActorAuthentication(account.actor(), account.generation());
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("refused");
    }
}
