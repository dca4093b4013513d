// The first steps of a client, with go-mssqldb. Each step that holds prints "ok NAME"; the first that does not ends the program.
package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	mssql "github.com/microsoft/go-mssqldb"
)

func main() {
	address := fmt.Sprintf("%s:%s", os.Getenv("SKERRY_HOST"), os.Getenv("SKERRY_PORT"))
	query := url.Values{"encrypt": {"true"}, "TrustServerCertificate": {"true"}, "database": {"master"}}
	target := url.URL{Scheme: "sqlserver", User: url.UserPassword("sa", os.Getenv("SKERRY_PASSWORD")), Host: address, RawQuery: query.Encode()}
	pool, err := sql.Open("sqlserver", target.String())
	check("open", err)
	defer pool.Close()
	ctx := context.Background()
	db, err := pool.Conn(ctx)
	check("login", err)
	defer db.Close()
	login(ctx, db)
	types(ctx, db)
	violation(ctx, db)
	rollback(ctx, db)
	cancel(ctx, db)
}

func check(step string, err error) {
	if err != nil {
		fail(step, err)
	}
}

func fail(step string, what any) {
	fmt.Printf("failed %s: %v\n", step, what)
	os.Exit(1)
}

func login(ctx context.Context, db *sql.Conn) {
	var version, encrypted string
	check("login", db.QueryRowContext(ctx, "SELECT @@VERSION").Scan(&version))
	check("login", db.QueryRowContext(ctx,
		"SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID").Scan(&encrypted))
	if encrypted != "TRUE" {
		fail("login", "encrypt_option is "+encrypted)
	}
	fmt.Println("ok login")
}

const columns = "id int NOT NULL PRIMARY KEY, big bigint, flag bit, amount decimal(18,4), ratio float, title nvarchar(50), " +
	"code varchar(50), raw varbinary(50), day date, moment datetime2(7), tag uniqueidentifier"

func types(ctx context.Context, db *sql.Conn) {
	_, err := db.ExecContext(ctx, "IF OBJECT_ID('go_first') IS NOT NULL DROP TABLE go_first")
	check("create", err)
	_, err = db.ExecContext(ctx, "CREATE TABLE go_first ("+columns+")")
	check("create", err)
	fmt.Println("ok create")

	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	moment := time.Date(2026, 11, 23, 14, 50, 25, 123456700, time.UTC)
	tag := mssql.UniqueIdentifier{0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF}
	insert := "INSERT INTO go_first VALUES (@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)"
	_, err = db.ExecContext(ctx, insert, 1, int64(-9223372036854775808), true, "12345678901234.5678", 0.1, "Grüße, 世界",
		mssql.VarChar("plain"), []byte{0, 1, 255}, mssql.DateTime1(day), moment, tag)
	check("insert", err)
	_, err = db.ExecContext(ctx, insert, 2, nil, nil, nil, nil, nil, nil, []byte(nil), nil, nil, nil)
	check("insert", err)
	fmt.Println("ok insert")

	var (
		id, big           int64
		flag              bool
		amount            string
		ratio             float64
		title, code       string
		raw               []byte
		gotDay, gotMoment time.Time
		gotTag            mssql.UniqueIdentifier
	)
	row := db.QueryRowContext(ctx, "SELECT * FROM go_first WHERE id = @p1", 1)
	check("read", row.Scan(&id, &big, &flag, &amount, &ratio, &title, &code, &raw, &gotDay, &gotMoment, &gotTag))
	if id != 1 || big != -9223372036854775808 || !flag || amount != "12345678901234.5678" || ratio != 0.1 ||
		title != "Grüße, 世界" || code != "plain" || !bytes.Equal(raw, []byte{0, 1, 255}) || !gotDay.Equal(day) ||
		!gotMoment.Equal(moment) || gotTag != tag {
		fail("read", fmt.Sprint(id, big, flag, amount, ratio, title, code, raw, gotDay, gotMoment, gotTag))
	}
	values := make([]any, 11)
	targets := make([]any, 11)
	for i := range values {
		targets[i] = &values[i]
	}
	check("read", db.QueryRowContext(ctx, "SELECT * FROM go_first WHERE id = @p1", 2).Scan(targets...))
	for i, value := range values[1:] {
		if value != nil {
			fail("read", fmt.Sprintf("column %d is %v, not NULL", i+1, value))
		}
	}
	fmt.Println("ok read")
}

func violation(ctx context.Context, db *sql.Conn) {
	_, err := db.ExecContext(ctx, "INSERT INTO go_first (id) VALUES (@p1)", 1)
	var failure mssql.Error
	if !errors.As(err, &failure) || failure.Number != 2627 || failure.Class != 14 {
		fail("violation", err)
	}
	fmt.Println("ok violation")
}

func rollback(ctx context.Context, db *sql.Conn) {
	tx, err := db.BeginTx(ctx, nil)
	check("rollback", err)
	_, err = tx.ExecContext(ctx, "INSERT INTO go_first (id) VALUES (@p1)", 3)
	check("rollback", err)
	check("rollback", tx.Rollback())
	var count int
	check("rollback", db.QueryRowContext(ctx, "SELECT COUNT(*) FROM go_first").Scan(&count))
	if count != 2 {
		fail("rollback", count)
	}
	fmt.Println("ok rollback")
}

func cancel(ctx context.Context, db *sql.Conn) {
	// A deadline would not do: go-mssqldb takes it for a broken network and gives the connection up.
	cancelled, stop := context.WithCancel(ctx)
	timer := time.AfterFunc(500*time.Millisecond, stop)
	defer timer.Stop()
	began := time.Now()
	_, err := db.ExecContext(cancelled, "WAITFOR DELAY '00:01:00'")
	if !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		fail("cancel", fmt.Sprint(err, time.Since(began)))
	}
	var one int
	check("cancel", db.QueryRowContext(ctx, "SELECT 1").Scan(&one))
	fmt.Println("ok cancel")
}
