package org.zhengyuan.server.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser remembers of its reader's choices. Anything but the listed values counts as no choice. */
public enum Preferences {
    LANGUAGE("zhengyuan-language", "zh", "en"),
    TEXT("zhengyuan-text", "normal", "large");

    private static final Duration KEPT = Duration.ofDays(365);

    private final String cookie;

    @SuppressWarnings("ImmutableEnumChecker") // always of Set.copyOf
    private final Set<String> values;

    Preferences(String cookie, String... values) {
        this.cookie = cookie;
        this.values = Set.copyOf(Arrays.asList(values));
    }

    /** The choice this request brings. */
    public Optional<String> of(@Nullable HttpServletRequest request) {
        Cookie found = request == null ? null : WebUtils.getCookie(request, cookie);
        return Optional.ofNullable(found).map(Cookie::getValue).filter(values::contains);
    }

    /** The cookie that keeps a choice; empty where it is none. */
    Optional<ResponseCookie> keep(@Nullable String value, boolean secure) {
        if (value == null || !values.contains(value)) {
            return Optional.empty();
        }
        return Optional.of(ResponseCookie.from(cookie, value)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build());
    }
}
