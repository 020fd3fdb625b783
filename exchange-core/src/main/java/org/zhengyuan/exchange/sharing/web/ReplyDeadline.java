package org.zhengyuan.exchange.sharing.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a source department may take to answer a request. Shown, not enforced; the default is a figure nobody here could check
 * against the official text, and says so.
 *
 * @param value how many
 * @param unit {@code working-day}
 * @param source where the figure comes from
 * @param verified true once somebody compared it with the official text
 */
@ConfigurationProperties("zhengyuan.sharing.reply-deadline")
record ReplyDeadline(
        @DefaultValue("10") int value,
        @DefaultValue("working-day") String unit,
        @DefaultValue("国务院令第809号 第二十一条; number of days not compared with the official text") String source,
        @DefaultValue("false") boolean verified) {}
