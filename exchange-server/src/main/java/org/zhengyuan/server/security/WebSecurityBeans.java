package org.zhengyuan.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.problem.web.Problem;
import org.zhengyuan.exchange.problem.web.ProblemWriter;

/** What holds for every request before any chain. */
@Configuration(proxyBeanMethods = false)
class WebSecurityBeans {
    /**
     * The strict firewall with a cheap look at header values: its own one matches a pattern of Unicode properties over every
     * character, which for an access token costs more than everything else in the chain together. Allowed are tab, printable ASCII
     * and the upper half of Latin-1 without its controls; nothing else can arrive in a header of HTTP (RFC 9110, 5.5).
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(WebSecurityBeans::isPlain);
        firewall.setAllowedHeaderValues(WebSecurityBeans::isPlain);
        return firewall;
    }

    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= ' ' && c <= '~' || c == '\t' || c >= '\u00a0' && c <= '\u00ff';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /** No timers around single filters: they cost more than the filters. Requests as a whole are still measured. */
    @Bean
    SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Paths with a second meaning ({@code //}, {@code ;}, encoded slashes, dots), control characters and the like. */
    @Bean
    RequestRejectedHandler unsafeRequests(ProblemWriter problems) {
        return (request, response, rejection) ->
                problems.refuse(Problem.of(RequestRefusal.MALFORMED), request, response);
    }
}
