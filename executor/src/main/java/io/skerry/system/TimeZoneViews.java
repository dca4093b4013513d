package io.skerry.system;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TreeSet;

/** Time zones of the JDK ("sys.time_zone_info"). */
final class TimeZoneViews implements ViewFamily {
  private static final String SHAPES =
      """
      sys.time_zone_info
        name sysname, current_utc_offset nvarchar(6) null, is_currently_dst bit null
      """;

  @Override
  public String shapes() {
    return SHAPES;
  }

  @Override
  public void produce(String view, ViewRequest request, RowsetRows rows) {
    Instant now = request.session().statementTime();
    for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneRules zone = ZoneId.of(name).getRules();
      int minutes = zone.getOffset(now).getTotalSeconds() / 60;
      rows.add()
          .set("name", name)
          .set("current_utc_offset", offset(minutes))
          .set("is_currently_dst", zone.isDaylightSavings(now));
    }
  }

  private static String offset(int minutes) {
    int size = Math.abs(minutes);
    return String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", size / 60, size % 60);
  }
}
