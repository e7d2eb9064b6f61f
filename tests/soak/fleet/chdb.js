// SPDX-License-Identifier: GPL-2.0-or-later
// chdb.js FOLDER FILE...: runs SQL in a ClickHouse of today, which is inside the package chdb; its data is in FOLDER.
const fs = require('fs');
const { Session } = require('chdb');

const session = new Session(process.argv[2]);
for (const file of process.argv.slice(3)) {
    const text = fs.readFileSync(file, 'utf8').replace(/^--.*$/gm, '');
    for (const query of text.split(/;\s*\n/).filter((part) => part.trim()))
        process.stdout.write(String(session.query(query, 'TSV')));
}
