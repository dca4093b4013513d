// The first steps of a client, with tedious. Each step that holds prints "ok NAME".
import assert from "node:assert/strict";
import { Connection, Request, TYPES } from "tedious";

const COLUMNS =
  "id int NOT NULL PRIMARY KEY, big bigint, flag bit, amount decimal(18,4), ratio float, title nvarchar(50), " +
  "code varchar(50), raw varbinary(50), day date, moment datetime2(7), tag uniqueidentifier";

const connection = new Connection({
  server: process.env.SKERRY_HOST,
  authentication: { type: "default", options: { userName: "sa", password: process.env.SKERRY_PASSWORD } },
  options: {
    port: Number(process.env.SKERRY_PORT),
    database: "master",
    encrypt: true,
    trustServerCertificate: true,
    useUTC: true,
    rowCollectionOnRequestCompletion: true,
  },
});

function connect() {
  return new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
}

// Runs SQL with parameters [name, type, value, options] and gives the rows as arrays of values.
function execute(sql, parameters = []) {
  return new Promise((resolve, reject) => {
    const request = new Request(sql, (error, _count, rows) =>
      error ? reject(error) : resolve(rows.map((row) => row.map((column) => column.value))),
    );
    for (const [name, type, value, options] of parameters) request.addParameter(name, type, value, options);
    connection.execSql(request);
  });
}

function transaction(action) {
  return new Promise((resolve, reject) => action.call(connection, (error) => (error ? reject(error) : resolve())));
}

const day = new Date(Date.UTC(2026, 10, 23));
const moment = new Date(Date.UTC(2026, 10, 23, 14, 50, 25, 123));
const parameters = (id, empty) =>
  [
    ["id", TYPES.Int, id],
    ["big", TYPES.BigInt, "-9223372036854775808"],
    ["flag", TYPES.Bit, true],
    ["amount", TYPES.Decimal, 12345678.25, { precision: 18, scale: 4 }],
    ["ratio", TYPES.Float, 0.1],
    ["title", TYPES.NVarChar, "Grüße, 世界"],
    ["code", TYPES.VarChar, "plain"],
    ["raw", TYPES.VarBinary, Buffer.from([0, 1, 255])],
    ["day", TYPES.Date, day],
    ["moment", TYPES.DateTime2, moment, { scale: 7 }],
    ["tag", TYPES.UniqueIdentifier, "01234567-89AB-CDEF-0123-456789ABCDEF"],
  ].map(([name, type, value, options], at) => [name, type, empty && at > 0 ? null : value, options]);

async function types() {
  await execute("IF OBJECT_ID('tedious_first') IS NOT NULL DROP TABLE tedious_first");
  await execute(`CREATE TABLE tedious_first (${COLUMNS})`);
  console.log("ok create");
  const insert =
    "INSERT INTO tedious_first VALUES (@id, @big, @flag, @amount, @ratio, @title, @code, @raw, @day, @moment, @tag)";
  await execute(insert, parameters(1, false));
  await execute(insert, parameters(2, true));
  console.log("ok insert");
  const [full, empty] = await execute("SELECT * FROM tedious_first ORDER BY id");
  assert.deepEqual(full, [
    1,
    "-9223372036854775808",
    true,
    12345678.25,
    0.1,
    "Grüße, 世界",
    "plain",
    Buffer.from([0, 1, 255]),
    day,
    moment,
    "01234567-89AB-CDEF-0123-456789ABCDEF",
  ]);
  assert.deepEqual(empty, [2, ...Array(10).fill(null)]);
  console.log("ok read");
}

async function violation() {
  await assert.rejects(execute("INSERT INTO tedious_first (id) VALUES (@id)", [["id", TYPES.Int, 1]]), (error) => {
    assert.equal(error.number, 2627);
    assert.equal(error.class, 14);
    return true;
  });
  console.log("ok violation");
}

async function rollback() {
  await transaction(connection.beginTransaction);
  await execute("INSERT INTO tedious_first (id) VALUES (3)");
  await transaction(connection.rollbackTransaction);
  assert.deepEqual(await execute("SELECT COUNT(*) FROM tedious_first"), [[2]]);
  console.log("ok rollback");
}

async function cancel() {
  const began = Date.now();
  const running = execute("WAITFOR DELAY '00:01:00'");
  setTimeout(() => connection.cancel(), 300);
  await assert.rejects(running, (error) => error.code === "ECANCEL");
  assert.ok(Date.now() - began < 10_000);
  assert.deepEqual(await execute("SELECT 1"), [[1]]);
  console.log("ok cancel");
}

await connect();
assert.deepEqual(await execute("SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID"), [["TRUE"]]);
console.log("ok login");
await types();
await violation();
await rollback();
await cancel();
connection.close();
