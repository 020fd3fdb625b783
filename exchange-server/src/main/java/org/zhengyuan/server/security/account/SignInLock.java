package org.zhengyuan.server.security.account;

import java.time.Duration;

/**
 * When failed tries close an account for a while: from {@code threshold} tries in a row on, each further one doubles the pause.
 *
 * @param first pause after the threshold
 * @param longest pause, so that a stranger's tries cannot keep the owner out for ever
 */
public record SignInLock(int threshold, Duration first, Duration longest) {
    static final SignInLock STANDARD = new SignInLock(5, Duration.ofSeconds(30), Duration.ofMinutes(15));
}
