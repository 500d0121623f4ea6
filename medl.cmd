@echo off
rem Builds what is missing or older than its sources, then runs the medl command.
rem
rem   medl run 4.2
rem   set MEDL_JAVA_OPTS=-Dmedl.engine=java     options of the Java machine
setlocal
set "home=%~dp0"
set "target=%home%examples\target"
set "jar=%target%\medl.jar"
set "stamp=%target%\medl.stamp"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

if not exist "%jar%" goto build
if not exist "%stamp%" goto build
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:stamp).LastWriteTime; $s = 'pom.xml', '*\pom.xml', '*\src\main' | ForEach-Object { Join-Path $env:home $_ }; if (Get-ChildItem -Path $s -Recurse | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo medl: Java was not found. Install a JDK, 17 or later, and set JAVA_HOME.>&2
  exit /b 1
)
set "version=0"
for /f "tokens=3" %%v in ('cmd /c ""%java%" -version 2>&1" ^| findstr /c:" version "') do set "version=%%~v"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
  echo medl: Java 17 or later is needed; "%java%" is %version%.>&2
  exit /b 1
)
where mvn >nul 2>&1
if errorlevel 1 (
  echo medl: Maven ^(mvn^), 3.8 or later, is needed to build it.>&2
  exit /b 1
)
echo medl: building; the first time this downloads some 150 MB ...>&2
if not exist "%target%" mkdir "%target%"
type nul > "%stamp%.new"
call mvn -q -B -f "%home%pom.xml" -pl examples -am "-Dmaven.test.skip=true" package >&2
if errorlevel 1 (
  echo medl: the build failed; its messages are above.>&2
  exit /b 1
)
move /y "%stamp%.new" "%stamp%" >nul

:run
"%java%" %MEDL_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%
