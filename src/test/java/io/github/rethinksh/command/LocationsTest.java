package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.TableName;
import org.junit.jupiter.api.Test;

class LocationsTest {
    @Test
    void shouldKnowAPlaceThatTellsNothingButTheName() {
        TableName orders = new TableName("shop", "orders");
        assertThat(Locations.isThatOf(orders, "shop/orders")).isTrue();
        assertThat(Locations.isThatOf(orders, "shop/orders.json.gz")).isTrue();
        assertThat(Locations.isThatOf(orders, "rethinkdb_dump/shop/orders.json"))
                .isTrue();
        assertThat(Locations.isThatOf(orders, "old_shop/orders")).isFalse();
        assertThat(Locations.isThatOf(orders, "shop/orders_old.json")).isFalse();
        assertThat(Locations.isThatOf(orders, "orders.csv")).isFalse();
    }
}
