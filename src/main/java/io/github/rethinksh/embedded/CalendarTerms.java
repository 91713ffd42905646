package io.github.rethinksh.embedded;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times made of years, months and days, and the names of the months and days. */
final class CalendarTerms {
    private static final double SECONDS_OF_A_DAY = 86_400;

    private static final List<TermType> DAYS = List.of(
            TermType.MONDAY,
            TermType.TUESDAY,
            TermType.WEDNESDAY,
            TermType.THURSDAY,
            TermType.FRIDAY,
            TermType.SATURDAY,
            TermType.SUNDAY);

    private static final List<TermType> MONTHS = List.of(
            TermType.JANUARY,
            TermType.FEBRUARY,
            TermType.MARCH,
            TermType.APRIL,
            TermType.MAY,
            TermType.JUNE,
            TermType.JULY,
            TermType.AUGUST,
            TermType.SEPTEMBER,
            TermType.OCTOBER,
            TermType.NOVEMBER,
            TermType.DECEMBER);

    private CalendarTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.TIME, 4, 7, CalendarTerms::time);
        registry.register(TermType.DURING, 3, CalendarTerms::during, "left_bound", "right_bound");
        registry.register(TermType.DATE, 1, CalendarTerms::date);
        registry.register(
                TermType.TIME_OF_DAY,
                1,
                i -> Datum.of(TimeTerms.dateTime(i).toLocalTime().toNanoOfDay() / 1e9));
        registerNumbers(registry, DAYS);
        registerNumbers(registry, MONTHS);
    }

    private static void registerNumbers(TermRegistry registry, List<TermType> names) {
        for (int i = 0; i < names.size(); i++) {
            Datum number = Datum.of(i + 1);
            registry.register(names.get(i), 0, invocation -> number);
        }
    }

    private static Value time(Invocation invocation) {
        int count = invocation.count();
        if (count != 4 && count != 7) {
            throw ReqlError.logic("Got " + count + " arguments to TIME (expected 4 or 7).");
        }
        boolean withTime = count == 7;
        LocalDate day = TimeText.day(invocation.integer(0), invocation.integer(1), invocation.integer(2));
        double seconds =
                withTime ? invocation.integer(3) * 3600.0 + invocation.integer(4) * 60.0 + invocation.number(5) : 0;
        String zone = TimeText.zone(invocation.string(count - 1));
        double offset = TimeText.offsetOf(zone).getTotalSeconds();
        return PseudoTypes.time(day.toEpochDay() * SECONDS_OF_A_DAY + seconds - offset, zone);
    }

    private static Value date(Invocation invocation) {
        OffsetDateTime midnight = TimeTerms.dateTime(invocation).truncatedTo(ChronoUnit.DAYS);
        return PseudoTypes.time(
                (double) midnight.toEpochSecond(),
                Invocation.string(TimeTerms.time(invocation, 0).get("timezone")));
    }

    private static Value during(Invocation invocation) {
        double time = PseudoTypes.epochTime(TimeTerms.time(invocation, 0));
        double left = PseudoTypes.epochTime(TimeTerms.time(invocation, 1));
        double right = PseudoTypes.epochTime(TimeTerms.time(invocation, 2));
        boolean afterLeft = TableTerms.isOpen(invocation, "left_bound", false) ? time > left : time >= left;
        boolean beforeRight = TableTerms.isOpen(invocation, "right_bound", true) ? time < right : time <= right;
        return Datum.of(afterLeft && beforeRight);
    }
}
