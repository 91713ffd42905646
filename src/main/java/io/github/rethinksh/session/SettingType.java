package io.github.rethinksh.session;

import io.github.rethinksh.model.Durations;
import java.util.List;

/** What the value of a setting may be. Values are in lower case. */
sealed interface SettingType {
    /** A setting that is on or off. */
    SettingType SWITCH = new Choice(List.of("on", "off"));

    /** A length of time. */
    SettingType PERIOD = new Period();

    /** Whether a setting of this type may have a value. */
    boolean allows(String value);

    /** What it may be, in words. */
    String allowed();

    /** The same for a column of a table. */
    String brief();

    /** The values to choose from; none where there are too many to list. */
    List<String> choices();

    /** One of several words. */
    record Choice(List<String> choices) implements SettingType {
        static Choice of(String... words) {
            return new Choice(List.of(words));
        }

        @Override
        public boolean allows(String value) {
            return choices.contains(value);
        }

        @Override
        public String allowed() {
            return String.join(", ", choices);
        }

        @Override
        public String brief() {
            return allowed();
        }
    }

    /** A whole number, from the smallest to the largest. */
    record WholeNumber(int smallest, int largest) implements SettingType {
        @Override
        public boolean allows(String value) {
            return value.matches("0|[1-9][0-9]{0,8}")
                    && Integer.parseInt(value) >= smallest
                    && Integer.parseInt(value) <= largest;
        }

        @Override
        public String allowed() {
            return "a whole number from " + brief();
        }

        @Override
        public String brief() {
            return smallest + " to " + largest;
        }

        @Override
        public List<String> choices() {
            return List.of();
        }
    }

    /** A length of time. */
    record Period() implements SettingType {
        @Override
        public boolean allows(String value) {
            return Durations.parse(value).isPresent();
        }

        @Override
        public String allowed() {
            return "a duration such as 30s, 5m or 1h";
        }

        @Override
        public String brief() {
            return "30s, 5m, 1h";
        }

        @Override
        public List<String> choices() {
            return List.of();
        }
    }
}
