<?php
// Reads forms with PHP: answers each request with what it reads.

$files = [];
foreach ($_FILES as $name => $file) {
    foreach ((array) $file['name'] as $index => $_) {
        $at = fn (string $key) => is_array($file[$key]) ? $file[$key][$index] : $file[$key];
        $files[$name][] = [
            'name' => $at('name'),
            'type' => $at('type'),
            'text' => file_get_contents($at('tmp_name')),
        ];
    }
}
header('content-type: application/json');
echo json_encode(['fields' => (object) $_POST, 'files' => (object) $files]);
