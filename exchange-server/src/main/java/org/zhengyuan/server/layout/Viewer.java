package org.zhengyuan.server.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;

/** Who looks at a page, as the layout needs it; templates know it as {@code @viewer}. */
@Component
public class Viewer {
    private final Actors actors;
    private final Names names;
    private final MessageSource messages;

    Viewer(Actors actors, Names names, MessageSource messages) {
        this.actors = actors;
        this.names = names;
        this.messages = messages;
    }

    /** A line of the navigation. {@code key} of its words, {@code icon} in the style sheet. */
    public record Entry(String path, String key, String icon, boolean current) {}

    public boolean signedIn() {
        return actors.current().isPresent();
    }

    public String user() {
        return actors.current().map(Actor::id).orElse("");
    }

    public boolean has(String role) {
        return actors.current().filter(actor -> actor.has(Role.valueOf(role))).isPresent();
    }

    /** USCC of the department a person acts for; empty for those without one. */
    public String department() {
        return actors.current().map(Actor::department).orElse("");
    }

    /** The department a person acts for, or else what they are. */
    public String standsFor() {
        Optional<Actor> actor = actors.current();
        String department = actor.map(Actor::department).orElse(null);
        if (department != null) {
            return names.department(department);
        }
        return actor.map(one -> one.roles().stream()
                        .sorted()
                        .map(role -> messages.getMessage("role." + names.word(role), null, locale()))
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    public boolean largeText() {
        return Preferences.TEXT.of(request()).filter("large"::equals).isPresent();
    }

    /** Path and query of the page that is shown; the start where it cannot be opened again. */
    public String here() {
        HttpServletRequest request = request();
        if (request == null
                || !request.getMethod().equals("GET")
                || request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The pages that are of use to this viewer. */
    public List<Entry> navigation() {
        HttpServletRequest request = request();
        String here = request == null ? "" : request.getRequestURI();
        return actors.current().map(actor -> Navigation.of(actor, here)).orElse(List.of());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
