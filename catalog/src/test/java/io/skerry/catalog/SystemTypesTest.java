package io.skerry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SystemTypesTest {
  /** Length, precision and scale as "sys.columns" shows them. */
  @ParameterizedTest
  @CsvSource({
    "DECIMAL, 9, 2, 5, 9, 2", "DECIMAL, 10, 0, 9, 10, 0", "NUMERIC, 28, 1, 13, 28, 1",
    "NUMERIC, 38, 38, 17, 38, 38", "TIME, 0, 0, 3, 8, 0", "TIME, 0, 7, 5, 16, 7",
    "DATETIME2, 0, 0, 6, 19, 0", "DATETIME2, 0, 3, 7, 23, 3", "DATETIMEOFFSET, 0, 7, 10, 34, 7",
    "INT, 0, 0, 4, 10, 0", "MONEY, 0, 0, 8, 19, 4", "DATETIME, 0, 0, 8, 23, 3",
    "FLOAT, 53, 0, 8, 53, 0", "DATE, 0, 0, 3, 10, 0", "SQL_VARIANT, 0, 0, 8016, 0, 0"
  })
  void sizes(TypeKind kind, int precision, int scale, int length, int shown, int shownScale) {
    SqlType type = new SqlType(kind, 0, precision, scale, null);
    assertThat(SystemTypes.maxLength(type)).isEqualTo(length);
    assertThat(SystemTypes.precision(type)).isEqualTo(shown);
    assertThat(SystemTypes.scale(type)).isEqualTo(shownScale);
  }

  @Test
  void unicodeTakesTwoBytes() {
    assertThat(SystemTypes.maxLength(SqlType.nvarchar(50))).isEqualTo(100);
    assertThat(SystemTypes.maxLength(SqlType.varchar(50))).isEqualTo(50);
    assertThat(SystemTypes.maxLength(SqlType.nvarchar(SqlType.MAX))).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(TypeKind.class)
  void everyKindHasARow(TypeKind kind) {
    SystemType type = SystemTypes.byName(kind.sqlName());
    assertThat(type).isNotNull();
    assertThat(type.collated()).isEqualTo(kind.isString());
    assertThat(SystemTypes.byUserTypeId(type.userTypeId())).isEqualTo(type);
  }
}
