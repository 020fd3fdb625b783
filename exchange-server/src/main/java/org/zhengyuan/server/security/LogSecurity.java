package org.zhengyuan.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The evidence log and the verifier are for everybody, without a sign-in and without a session; what is in the log names nobody. */
@Configuration(proxyBeanMethods = false)
class LogSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain log(HttpSecurity http) throws Exception {
        return http.securityMatcher("/log/", "/log/*", "/log/*/**", "/verify.jar", "/verify.jar.sha256")
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAt(ResponseHeaders.forPages(), HeaderWriterFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
