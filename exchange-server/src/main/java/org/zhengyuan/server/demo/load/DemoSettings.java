package org.zhengyuan.server.demo.load;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhengyuan.server.demo.DemoCity;

/**
 * Settings under {@code zhengyuan.demo}.
 *
 * @param enabled load the demo city into a new data folder
 * @param once load it, print the summary as {@code key: value} lines, and end; the exit code says whether all is as it must be
 * @param seed which city
 * @param subjects its size: people, enterprises and houses together
 */
@ConfigurationProperties("zhengyuan.demo")
record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean once,
        @DefaultValue("" + DemoCity.DEFAULT_SEED) long seed,
        @DefaultValue("" + DemoCity.DEFAULT_SUBJECTS) int subjects) {}
